// duckdb.js FILE - types given, nothing guessed; a bad date or number is an error.
"use strict";
const { DuckDBInstance } = require("@duckdb/node-api");
const os = require("os");

const sql = (file) => `
COPY (
  SELECT date, sku, location, kind, sum(quantity) AS quantity
  FROM read_csv('${file.replaceAll("'", "''")}',
    header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
    columns = {
      'date': 'DATE', 'rx_number': 'VARCHAR', 'sku': 'VARCHAR', 'quantity': 'BIGINT',
      'location': 'VARCHAR', 'kind': 'VARCHAR', 'prescriber': 'VARCHAR',
      'payer': 'VARCHAR', 'days_supply': 'VARCHAR', 'note': 'VARCHAR'
    })
  GROUP BY sku, location, date, kind
  ORDER BY sku, location, date, kind
) TO '/dev/stdout' (FORMAT csv, HEADER true)`;

async function main(file) {
  const threads = String(Math.min(2, os.cpus().length));
  const db = await DuckDBInstance.create(":memory:", { threads });
  const connection = await db.connect();
  const start = process.hrtime.bigint();
  await connection.run(sql(file));
  console.error("query", Number(process.hrtime.bigint() - start) / 1e9);
}

main(process.argv[2]).catch((e) => {
  console.error(e.message);
  process.exit(1);
});
