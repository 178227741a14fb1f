using System.Globalization;
using Weir.Jobs;
using Weir.Protocol.Client;

namespace Weir.Host.Simulate;

/// <summary>What the command line of <c>simulate</c> says; <c>weir</c> has looked at it first.</summary>
internal sealed record SimulateOptions
{
    /// <summary>Files, or names that the server knows.</summary>
    public required IReadOnlyList<string> Policies { get; init; }

    public string? Trace { get; init; }

    public DateOnly? History { get; init; }

    public int? Generate { get; init; }

    public int? Slots { get; init; }

    /// <summary>The limit of each machine's average use of four hours, in jobs that run.</summary>
    public int? Capacity { get; init; }

    public string? Machine { get; init; }

    public int Seed { get; init; } = 1;

    public string? Svg { get; init; }

    public string? Log { get; init; }

    public bool Json { get; init; }

    public ServerAddress? Server { get; init; }

    public string? TokenFile { get; init; }

    public static SimulateOptions Read(IReadOnlyList<string> arguments)
    {
        List<string> policies = [];
        Dictionary<string, string> given = [];
        for (var i = 1; i < arguments.Count; i++)
        {
            var name = arguments[i];
            if (name == "--json")
            {
                given[name] = "";
                continue;
            }

            if (
                name
                is not (
                    "--policy"
                    or "--trace"
                    or "--history"
                    or "--generate"
                    or "--slots"
                    or "--capacity"
                    or "--machine"
                    or "--seed"
                    or "--svg"
                    or "--swf-out"
                    or "--server"
                    or "--token-file"
                )
            )
            {
                throw new UsageException($"simulate: '{Printable.Escape(name)}' is not an option");
            }

            var value =
                ++i < arguments.Count && arguments[i].Length > 0
                    ? arguments[i]
                    : throw new UsageException($"simulate: {name} needs a value");
            if (name == "--policy")
            {
                policies.Add(value);
            }
            else
            {
                given[name] = value;
            }
        }

        return Checked(
            new SimulateOptions
            {
                Policies = policies,
                Trace = given.GetValueOrDefault("--trace"),
                History = given.TryGetValue("--history", out var day) ? DateOf(day) : null,
                Generate = NumberOf(given, "--generate"),
                Slots = NumberOf(given, "--slots"),
                Capacity = NumberOf(given, "--capacity"),
                Machine = given.GetValueOrDefault("--machine"),
                Seed = NumberOf(given, "--seed") ?? 1,
                Svg = given.GetValueOrDefault("--svg"),
                Log = given.GetValueOrDefault("--swf-out"),
                Json = given.ContainsKey("--json"),
                Server = given.TryGetValue("--server", out var server) ? AddressOf(server) : null,
                TokenFile = given.GetValueOrDefault("--token-file"),
            }
        );
    }

    private static SimulateOptions Checked(SimulateOptions options)
    {
        var sources = new[] { options.Trace is not null, options.History is not null, options.Generate is not null }.Count(isGiven =>
            isGiven
        );
        return sources != 1
                ? throw new UsageException(
                    "simulate: name the jobs by exactly one of --trace FILE, --history YYYY-MM-DD and --generate SEED"
                )
            : options is { Policies.Count: 0, Log: null }
                ? throw new UsageException(
                    "simulate: name a policy to compare with --policy FILE, or a file to write the jobs to with --swf-out FILE"
                )
            : options is { Policies.Count: 0, Svg: not null }
                ? throw new UsageException("simulate: without --policy there is nothing to draw with --svg")
            : options is { Machine: not null, History: null }
                ? throw new UsageException("simulate: --machine goes with --history; a log is replayed on one machine")
            : options;
    }

    private static DateOnly DateOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new UsageException($"simulate: --history '{Printable.Escape(text)}' is not a date: YYYY-MM-DD");

    private static int? NumberOf(Dictionary<string, string> given, string name) =>
        !given.TryGetValue(name, out var text) ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && (number > 0 || name != "--slots")
            ? number
        : throw new UsageException($"simulate: {name} '{Printable.Escape(text)}' is not a number that it can be");

    private static ServerAddress AddressOf(string text) =>
        ServerAddress.TryParse(text, out var address)
            ? address
            : throw new UsageException($"simulate: '{Printable.Escape(text)}' is not a server: {ServerAddress.Allowed}");
}
