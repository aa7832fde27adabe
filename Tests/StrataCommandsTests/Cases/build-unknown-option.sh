strata build web/base --stritc
