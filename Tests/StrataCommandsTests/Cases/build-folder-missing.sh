strata build web/base -o out/ && ls out
