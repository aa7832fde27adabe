strata diff web/base web/prod -o unified
