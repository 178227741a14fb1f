using System.Globalization;
using System.Runtime.InteropServices;

namespace Weir.EndToEnd.Tests.Harness;

/// <summary>
/// The time of day that real programs read, by libfaketime: it stands where a test puts it. Timers go on, for they measure by the
/// monotonic clock.
/// </summary>
internal sealed class StandingClock : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StandingClock(DateTime at)
    {
        Put(at);
        Prefix =
        [
            "env",
            "TZ=UTC",
            $"LD_PRELOAD={Library}",
            $"FAKETIME_TIMESTAMP_FILE={TimeFile}",
            "FAKETIME_NO_CACHE=1",
            "FAKETIME_DONT_FAKE_MONOTONIC=1",
            "NO_FAKE_STAT=1",
        ];
    }

    /// <summary>What a program is started behind to read this clock, and all that it starts.</summary>
    public IReadOnlyList<string> Prefix { get; }

    private static string Library
    {
        get
        {
            var machine = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "aarch64" : "x86_64";
            var path = $"/usr/lib/{machine}-linux-gnu/faketime/libfaketime.so.1";
            Assert.True(File.Exists(path), $"{path} is missing; install faketime.");
            return path;
        }
    }

    private string TimeFile => Path.Combine(_folder.Path, "clock");

    /// <summary>Puts the clock to a moment, UTC; programs that run read it from now on.</summary>
    public void Put(DateTime at)
    {
        // Programs read the file whenever they ask for the time: they find the old one or the new one, and never half of it.
        var aside = $"{TimeFile}.new";
        File.WriteAllText(aside, at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + "\n");
        File.Move(aside, TimeFile, overwrite: true);
    }

    public void Dispose() => _folder.Dispose();
}
