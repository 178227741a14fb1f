using Weir.Bench.Day;
using Weir.Bench.JobVariables;

return args switch
{
    ["day"] => DayBench.Run(),
    ["variables", .. var scale] => await VariablesBench.RunAsync(scale),
    ["variables-storm", var folder, var user, var name] => Writer.Storm(folder, user, name),
    ["variables-on-demand", var folder, var user, var name] => Writer.OnDemand(folder, user, name),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Weir.Bench day | variables [PERCENT [idle] [wake] [torn]]");
    return 2;
}
