using Weir.Bench.Day;
using Weir.Bench.ThruPut;

return args switch
{
    ["day"] => DayBench.Run(),
    ["thruput"] => ThruPutBench.Run(mutate: true),
    ["thruput-list"] => ThruPutBench.Run(mutate: false),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Weir.Bench day|thruput|thruput-list");
    return 2;
}
