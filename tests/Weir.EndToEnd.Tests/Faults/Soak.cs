using System.Globalization;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>
/// How long the fault suite goes on, and from which seed: <c>WEIR_SOAK</c> minutes a fault, <c>WEIR_SOAK_LOAD</c> for the load with purge,
/// and <c>WEIR_SOAK_SEED</c>.
/// </summary>
internal sealed class Soak
{
    private const int DefaultSeed = 20261129;
    private const int ShortWatches = 1;
    private readonly long _since = TimeProvider.System.GetTimestamp();
    private readonly TimeSpan? _length;
    private int _watches;

    public Soak(string fault, string minutesIn)
    {
        _length = Read(minutesIn) is { } minutes ? TimeSpan.FromMinutes(minutes) : null;
        Seed = Read("WEIR_SOAK_SEED") ?? DefaultSeed;
        TestContext.Current.TestOutputHelper?.WriteLine(
            "{0}: WEIR_SOAK_SEED={1}, {2}",
            fault,
            Seed,
            _length is { } length ? $"{length.TotalMinutes} minutes" : "short"
        );
    }

    /// <summary>Whether <c>make soak</c> runs the tests: they may take their time.</summary>
    public static bool IsLong => Read("WEIR_SOAK") is not null;

    public int Seed { get; }

    /// <summary>Whether there is time for one more watch; there always is for the first.</summary>
    public bool GoesOn() => _watches++ < ShortWatches || (_length is { } length && TimeProvider.System.GetElapsedTime(_since) < length);

    private static int? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new InvalidOperationException($"{variable} is '{text}': a whole number is allowed")
            : null;
}
