namespace Weir.Jobs.Plans;

/// <summary>A command that runs a capture of its machine, as the original's call field has it: <c>RUNCAPJOB CAPJOBID(ID)</c>.</summary>
public static class CaptureCall
{
    private const string Verb = "RUNCAPJOB",
        Parameter = "CAPJOBID(";

    /// <summary>The command of a capture.</summary>
    public static string Write(ObjectName id) => $"{Verb} {Parameter}{id})";

    /// <summary>Reads one, in any case, or says no.</summary>
    public static bool TryParse(string command, out ObjectName id)
    {
        ArgumentNullException.ThrowIfNull(command);
        id = default;
        return command.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var verb, var operand]
            && verb.Equals(Verb, StringComparison.OrdinalIgnoreCase)
            && operand.StartsWith(Parameter, StringComparison.OrdinalIgnoreCase)
            && operand.EndsWith(')')
            && ObjectName.TryParse(operand[Parameter.Length..^1].Trim().Trim('\''), out id);
    }
}
