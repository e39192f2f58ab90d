// pharm-duckdb.js FILE - sources, largest share and HHI of each SKU.
"use strict";
const query = require("./query.js");

const sql = (file) => `
COPY (
  WITH units AS MATERIALIZED (
    SELECT sku, location, sum(quantity)::DOUBLE AS units
    FROM ${query.rx(file)}
    GROUP BY sku, location
  ), share AS (
    SELECT sku, location, units / sum(units) OVER (PARTITION BY sku) AS share FROM units
  )
  SELECT 'pharmacy', sku, count(*), arg_max(location, share), max(share), 10000 * sum(share * share)
  FROM share GROUP BY sku ORDER BY sku
) TO '/dev/stdout' (FORMAT csv, HEADER true)`;

query(sql(process.argv[2]));
