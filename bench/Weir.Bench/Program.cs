using Weir.Bench.Day;
using Weir.Bench.Levels;

return args switch
{
    ["day"] => DayBench.Run(),
    ["levels"] => LevelsBench.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Weir.Bench day|levels");
    return 2;
}
