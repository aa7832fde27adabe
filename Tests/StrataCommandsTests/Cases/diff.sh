strata diff web/dev web/prod
