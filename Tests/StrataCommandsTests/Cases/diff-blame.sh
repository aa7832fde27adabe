strata diff web/base web/prod --blame
