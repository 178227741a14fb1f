using System.CommandLine;
using Weir.Cli.Running;

namespace Weir.Cli.Variables;

/// <summary>How verbs take a variable.</summary>
internal static class VariableArgument
{
    public static Argument<string> One(Verb verb)
    {
        var name = new Argument<string>("NAME") { Description = $"The variable: {VariablePath.Allowed}." };
        verb.Arguments.Add(name);
        return name;
    }

    public static Argument<string?> Optional(Verb verb, string otherwise)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = $"The variable: {VariablePath.Allowed}; default {otherwise}.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        verb.Arguments.Add(name);
        return name;
    }
}
