strata build web/bas
strata build wbe/
strata build nothing-like-it
strata blame web/prdo
strata graph web/porde
strata diff web/base web/pord
strata diff rendered/one.yaml rendered/tow.yaml
strata models web/bsae pair/apart
