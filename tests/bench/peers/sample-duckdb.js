// sample-duckdb.js FILE SEED - a tenth of each clinician's month, lowest SHA-256 of seed and id.
"use strict";
const query = require("./query.js");

const sql = (file, seed) => `
COPY (
  SELECT id, hash
  FROM (
    SELECT id, hash, row_number() OVER (PARTITION BY clinician, month ORDER BY hash) AS rank,
      count(*) OVER (PARTITION BY clinician, month) AS n
    FROM (
      SELECT id, clinician, date_trunc('month', date) AS month, sha256('${seed},' || id) AS hash
      FROM read_csv('${file.replaceAll("'", "''")}',
        header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
        columns = { 'id': 'VARCHAR', 'clinician': 'VARCHAR', 'date': 'DATE', 'type': 'VARCHAR',
          'minutes': 'VARCHAR', 'status': 'VARCHAR', 'location': 'VARCHAR', 'sku': 'VARCHAR',
          'quantity': 'VARCHAR' })
    )
  )
  WHERE rank <= (n + 9) // 10
) TO '/dev/stdout' (FORMAT csv, HEADER true)`;

query(sql(process.argv[2], process.argv[3]));
