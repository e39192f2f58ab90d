// stock-duckdb.js FILE - weekly mean and deviation of each SKU over its last twelve weeks.
"use strict";
const query = require("./query.js");

const sql = (file) => `
COPY (
  WITH daily AS MATERIALIZED (
    SELECT sku, date, sum(quantity) AS quantity
    FROM ${query.rx(file)}
    GROUP BY sku, date
  ), latest AS (
    SELECT max(date) AS day FROM daily
  ), weekly AS (
    SELECT sku, (day - date) // 7 AS week, sum(quantity)::DOUBLE AS quantity
    FROM daily, latest WHERE date > day - 84 GROUP BY ALL
  ), history AS (
    SELECT sku, day - min(date) + 1 AS days FROM daily, latest GROUP BY sku, day
  )
  SELECT sku, days, 12, sum(quantity) / 84, sum(quantity) / 12,
    sqrt((sum(quantity * quantity) - sum(quantity) * sum(quantity) / 12) / 11)
  FROM history LEFT JOIN weekly USING (sku) GROUP BY sku, days ORDER BY sku
) TO '/dev/stdout' (FORMAT csv, HEADER true)`;

query(sql(process.argv[2]));
