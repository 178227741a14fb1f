namespace Weir.EndToEnd.Tests.Harness;

/// <summary>A command that ended.</summary>
/// <param name="Status">Its exit status; 128 + n where a signal ended it.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record Ran(int Status, string Output, string Error)
{
    /// <summary>The output of a command that must have succeeded.</summary>
    public string Succeeded()
    {
        Assert.True(Status == 0, $"ended with {Status}\n{Output}{Error}");
        return Output;
    }

    /// <summary>The tracking number that a submission printed.</summary>
    public int Number()
    {
        var line = Succeeded().TrimEnd('\n');
        Assert.Matches("^[0-9]{9}$", line);
        return int.Parse(line, System.Globalization.CultureInfo.InvariantCulture);
    }
}
