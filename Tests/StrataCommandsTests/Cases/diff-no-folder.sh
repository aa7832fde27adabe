strata diff web/base web/nowhere
