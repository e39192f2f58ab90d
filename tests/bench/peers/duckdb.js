// duckdb.js FILE - types given, nothing guessed; a bad date or number is an error.
"use strict";
const query = require("./query.js");

const sql = (file) => `
COPY (
  SELECT date, sku, location, kind, sum(quantity) AS quantity
  FROM ${query.rx(file)}
  GROUP BY sku, location, date, kind
  ORDER BY sku, location, date, kind
) TO '/dev/stdout' (FORMAT csv, HEADER true)`;

query(sql(process.argv[2]));
