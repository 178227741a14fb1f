using Weir.Definitions;
using Weir.ServiceLevels.Policies;
using Weir.WhatIf.Arrivals;
using Weir.WhatIf.Swf;

namespace Weir.WhatIf.Tests;

/// <summary>The log and the policies that are shipped.</summary>
internal static class Examples
{
    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "examples", file);

    public static ArrivalList Week()
    {
        using var file = File.OpenRead(PathOf("week.swf"));
        return LogArrivals.From(SwfReader.Read(file), "week.swf", seed: 1);
    }

    public static ServicePolicy Policy(string name)
    {
        var reading = DefinitionReader.Read(File.ReadAllText(PathOf(name + ".yaml")), name);
        Assert.Empty(reading.Faults);
        return ServicePolicy.From(Assert.IsType<PolicyDefinition>(Assert.Single(reading.Definitions).Subject).Policy);
    }
}
