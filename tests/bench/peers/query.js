// Runs a query of DuckDB on two threads at most; with TIMED=1 its own seconds go to standard error.
"use strict";
const { DuckDBInstance } = require("@duckdb/node-api");
const os = require("os");

async function query(sql) {
  const threads = String(Math.min(2, os.cpus().length));
  const db = await DuckDBInstance.create(":memory:", { threads });
  const connection = await db.connect();
  const start = process.hrtime.bigint();
  await connection.run(sql);
  if (process.env.TIMED) console.error("query", Number(process.hrtime.bigint() - start) / 1e9);
}

module.exports = (sql) =>
  query(sql).catch((e) => {
    console.error(e.message);
    process.exit(1);
  });

// The file of tests/bench/run as a table: types given, nothing guessed.
module.exports.rx = (file) => `read_csv('${file.replaceAll("'", "''")}',
    header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
    columns = {
      'date': 'DATE', 'rx_number': 'VARCHAR', 'sku': 'VARCHAR', 'quantity': 'BIGINT',
      'location': 'VARCHAR', 'kind': 'VARCHAR', 'prescriber': 'VARCHAR',
      'payer': 'VARCHAR', 'days_supply': 'VARCHAR', 'note': 'VARCHAR'
    })`;
