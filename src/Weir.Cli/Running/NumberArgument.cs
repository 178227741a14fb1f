namespace Weir.Cli.Running;

/// <summary>Numbers within bounds, or a usage error that names them.</summary>
internal static class NumberArgument
{
    public static int? Check(string option, int? value, int least, int most) =>
        value is null || (value >= least && value <= most)
            ? value
            : throw new UsageException($"{option} {value} is out of range; allowed is {least} to {most}");
}
