strata build --load-restrictor= web/same | head -n 3
