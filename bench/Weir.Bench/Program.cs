using Weir.Bench.Day;

return args switch
{
    ["day"] => DayBench.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Weir.Bench day");
    return 2;
}
