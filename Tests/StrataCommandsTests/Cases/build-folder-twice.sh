strata build web/base -o a/b/ && strata build web/base -o a/b && ls -A a/b
