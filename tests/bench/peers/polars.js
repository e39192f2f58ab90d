// polars.js FILE - lazy, schema given, streamed to the output (sinkCSV is faster
// here than collect and write, and takes half the memory).
"use strict";
process.env.POLARS_MAX_THREADS ??= "2";
const pl = require("nodejs-polars");

const keys = ["sku", "location", "date", "kind"];
const schema = {
  date: pl.Date, rx_number: pl.Utf8, sku: pl.Utf8, quantity: pl.Int64,
  location: pl.Utf8, kind: pl.Utf8, prescriber: pl.Utf8, payer: pl.Utf8,
  days_supply: pl.Utf8, note: pl.Utf8,
};

async function main(file) {
  const start = process.hrtime.bigint();
  await pl.scanCSV(file, { schema })
    .groupBy(keys)
    .agg(pl.col("quantity").sum())
    .sort(keys.map((k) => pl.col(k)))
    .select(...["date", "sku", "location", "kind", "quantity"])
    .sinkCSV("/dev/stdout")
    .collect();
  console.error("query", Number(process.hrtime.bigint() - start) / 1e9);
}

main(process.argv[2]).catch((e) => {
  console.error(e.message);
  process.exit(1);
});
