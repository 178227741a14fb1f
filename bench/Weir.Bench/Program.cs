using Weir.Bench.Day;
using Weir.Bench.JobVariables;
using Weir.Bench.Levels;
using Weir.Bench.Plans;
using Weir.Bench.Rules;
using Weir.Bench.Schedules;
using Weir.Bench.ThruPut;

return args switch
{
    ["day"] => DayBench.Run(),
    ["variables", .. var scale] => await VariablesBench.RunAsync(scale),
    ["variables-storm", var folder, var user, var name] => Writer.Storm(folder, user, name),
    ["variables-on-demand", var folder, var user, var name] => Writer.OnDemand(folder, user, name),
    ["levels"] => LevelsBench.Run(),
    ["forecast"] => ForecastBench.Run(),
    ["rules"] => RulesBench.Run(),
    ["plans"] => PlansBench.Run(),
    ["thruput"] => ThruPutBench.Run(mutate: true),
    ["thruput-list"] => ThruPutBench.Run(mutate: false),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "usage: Weir.Bench day | levels | forecast | plans | rules | thruput | thruput-list | variables [PERCENT [idle] [wake] [torn]]"
    );
    return 2;
}
