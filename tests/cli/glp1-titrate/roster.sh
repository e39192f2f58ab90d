# a clinic of 42 patients, its boxes and what is there
cat >roster.csv <<END
product,strength_mg,start_date,last_fill_date,patients
wegovy,0.5,2026-05-05,2026-06-20,12
wegovy,1,2026-01-05,2026-06-20,10
wegovy,1.7,2025-06-01,2026-06-10,10
wegovy,2.4,2025-06-01,2026-06-10,10
END
cat >units.csv <<END
product,strength_mg,sku,form,doses_per_unit
wegovy,0.5,W05,box,4
wegovy,1,W1,box,4
wegovy,1.7,W17,box,4
wegovy,2.4,W24,box,4
END
printf 'sku,quantity,expires\nW05,20,\nW1,12,\nW17,9,\nW24,16,\nW24,50,2026-06-01\n' >on-hand.csv
