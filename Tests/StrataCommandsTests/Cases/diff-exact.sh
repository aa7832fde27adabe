strata diff web/base web/dev --match exact
