strata diff web/base web/dev --output=table
