using Weir.Bench.Day;
using Weir.Bench.Levels;
using Weir.Bench.ThruPut;

return args switch
{
    ["day"] => DayBench.Run(),
    ["levels"] => LevelsBench.Run(),
    ["thruput"] => ThruPutBench.Run(mutate: true),
    ["thruput-list"] => ThruPutBench.Run(mutate: false),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Weir.Bench day|levels|thruput|thruput-list");
    return 2;
}
