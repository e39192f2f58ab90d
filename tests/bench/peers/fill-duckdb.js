// fill-duckdb.js FILE - hours from order to receipt by pharmacy: count, exact quantiles.
"use strict";
const query = require("./query.js");

const sql = (file) => `
COPY (
  SELECT pharmacy, count(*) AS received,
    quantile_disc(hours, 0.5) AS p50, quantile_disc(hours, 0.9) AS p90, quantile_disc(hours, 0.95) AS p95
  FROM (
    SELECT pharmacy, date_diff('second', ordered, received) / 3600.0 AS hours
    FROM read_csv('${file.replaceAll("'", "''")}',
      header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
      columns = { 'pharmacy': 'VARCHAR', 'sku': 'VARCHAR', 'ordered': 'TIMESTAMP', 'received': 'TIMESTAMP' })
  )
  GROUP BY pharmacy
  ORDER BY pharmacy
) TO '/dev/stdout' (FORMAT csv, HEADER true)`;

query(sql(process.argv[2]));
