mkdir out && strata build web/base -o out && head -n 4 out/*
