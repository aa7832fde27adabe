strata build secret --enable-managedby-label=true
