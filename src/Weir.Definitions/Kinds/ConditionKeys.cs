using Weir.Definitions.Reading;
using Weir.Jobs;
using Weir.JobVariables;

namespace Weir.Definitions.Kinds;

/// <summary>The key <c>when</c> of job definitions and frequencies: a condition on job variables.</summary>
internal static class ConditionKeys
{
    private const string Key = "when";
    private const string Form = "one as ((MON.JOB,1,2)='$T'), in double quotes";

    public static string? Read(MappingReader keys)
    {
        if (keys.Text(Key, Form) is not { } text)
        {
            return null;
        }

        if (Condition.TryParse(text, out _, out var fault))
        {
            return text;
        }

        keys.AddFaultAt(Key, $"'{Printable.Escape(text, 200)}' is not a condition on job variables, {fault}: allowed is {Form}");
        return null;
    }
}
