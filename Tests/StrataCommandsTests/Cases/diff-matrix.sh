strata diff --matrix web/base web/dev web/prod
