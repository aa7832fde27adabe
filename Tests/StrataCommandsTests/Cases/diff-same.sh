strata diff web/base web/same
