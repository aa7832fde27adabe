strata graph web/base -o dot
