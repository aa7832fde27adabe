strata build --load-restrictor some web/same
