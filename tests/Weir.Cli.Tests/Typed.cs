using System.Text;
using Weir.Cli.Running;
using Weir.Cli.Terminal;

namespace Weir.Cli.Tests;

/// <summary>Types a command line and keeps what it printed.</summary>
internal sealed record Typed(int Status, string Out, string Error)
{
    public static Task<Typed> RunAsync(params string[] words) => RunAsync(around => around, words);

    public static Task<Typed> RunWithInputAsync(byte[] input, params string[] words) =>
        RunAsync(around => around with { RawIn = () => new MemoryStream(input) }, words);

    /// <summary>Types it in surroundings of the test's own.</summary>
    public static async Task<Typed> RunAsync(Func<ProcessContext, ProcessContext> change, params string[] words)
    {
        using var raw = new MemoryStream();
        using var rawError = new MemoryStream();
        await using var output = new StreamWriter(raw, new UTF8Encoding(false), leaveOpen: true);
        await using var error = new StringWriter();
        var around = SilentProcess.Create() with { Out = output, Error = error, RawOut = raw, RawError = rawError, Time = new NoonClock() };
        var status = await new CommandLine(change(around)).RunAsync(words);
        await output.FlushAsync();
        return new Typed(status, Encoding.UTF8.GetString(raw.ToArray()), error + Encoding.UTF8.GetString(rawError.ToArray()));
    }

    private sealed class NoonClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    }
}
