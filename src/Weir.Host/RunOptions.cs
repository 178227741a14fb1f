using System.Globalization;
using System.Net;
using Weir.Jobs;
using Weir.Protocol.Client;
using Weir.Schedules;

namespace Weir.Host;

/// <summary>What the command line says.</summary>
internal sealed record RunOptions
{
    private static readonly (string Name, string Value)[] s_options =
    [
        ("--data", "DIR"),
        ("--listen", "ADDR:PORT"),
        ("--thruput", "ADDR:PORT"),
        ("--thruput-certificate", "FILE"),
        ("--thruput-clients", "FILE"),
        ("--socket", "PATH"),
        ("--store", "postgres://…"),
        ("--store-file", "FILE"),
        ("--server", "URL"),
        ("--token-file", "FILE"),
        ("--trust-machine", "NAME,…"),
        ("--zone", "ZONE"),
        ("--keep-days", "N"),
        ("--queue-history", "MINUTES"),
        ("--on-leftovers", "kill|wait|keep"),
        ("--quota", "NAME=VALUE,…"),
        ("--reserve", "SIZE"),
        ("--weir", "PATH"),
    ];

    public required bool Server { get; init; }

    public required bool Agent { get; init; }

    public required string Data { get; init; }

    public required string Socket { get; init; }

    /// <summary>The folder that all of this user's agents share; its lock says which of them controls the gate.</summary>
    public required string ControlFolder { get; init; }

    /// <summary>Where the page and the API listen on TCP, or <see langword="null"/>.</summary>
    public IPEndPoint? Listen { get; init; }

    /// <summary>Where XML messages are taken over TCP, or <see langword="null"/>.</summary>
    public ThruPutListening? ThruPut { get; init; }

    /// <summary>How long the queues' sizes are kept, minute by minute.</summary>
    public TimeSpan QueueHistory { get; init; }

    /// <summary>A <c>postgres://</c> address; <see langword="null"/> is SQLite in the data folder.</summary>
    public string? Store { get; init; }

    /// <summary>The server of an agent that has none in its own process.</summary>
    public ServerAddress? ServerAddress { get; init; }

    public string? TokenFile { get; init; }

    /// <summary>Machines whose agents pass on what their administrators ask of the server.</summary>
    public IReadOnlyList<string> TrustedMachines { get; init; } = [];

    /// <summary>The native program, to start shepherds with.</summary>
    public required string Weir { get; init; }

    /// <summary>The zone whose midnights begin the days.</summary>
    public required BusinessDay BusinessDay { get; init; }

    /// <summary>How long jobs that are over stay; <see langword="null"/> keeps them.</summary>
    public required TimeSpan? KeepJobs { get; init; }

    /// <summary>What the machine's own file says.</summary>
    public AgentFile AgentFile { get; init; } = new();

    /// <summary>What becomes of processes that outlive their job's command, where no job definition says so.</summary>
    public required OnLeftovers OnLeftovers { get; init; }

    /// <summary>How much one caller may have of each thing.</summary>
    public required Quotas Quotas { get; init; }

    /// <summary>Free space, in bytes, below which no new work is taken; <see langword="null"/>: a part of the disk.</summary>
    public required long? Reserve { get; init; }

    public bool Verbose { get; init; }

    /// <exception cref="UsageException">Something is not known, not allowed, or missing.</exception>
    /// <exception cref="StartException">A file that is named cannot be read, or not be believed.</exception>
    public static RunOptions Read(IReadOnlyList<string> arguments, uint user, Func<string, string?> environment)
    {
        if (arguments.Count == 0 || arguments[0] is not ("up" or "server" or "agent"))
        {
            throw new UsageException(
                $"weir-host up|server|agent {string.Join(' ', s_options.Select(option => $"[{option.Name} {option.Value}]"))} [--verbose]"
            );
        }

        var role = arguments[0];
        Dictionary<string, string> given = [];
        for (var i = 1; i < arguments.Count; i++)
        {
            var (name, value) = arguments[i].Split('=', 2) is [var left, var right] ? (left, right) : (arguments[i], null);
            switch (name)
            {
                case "--verbose":
                    given[name] = "";
                    break;
                case var _ when s_options.Any(option => option.Name == name):
                    value ??= ++i < arguments.Count ? arguments[i] : throw new UsageException($"{name} needs a value");
                    if (value.Length == 0 && s_options.Any(option => option.Name == name && option.Value is "DIR" or "FILE" or "PATH"))
                    {
                        throw new UsageException($"{name} is empty: give it a path, or leave it out");
                    }

                    given[name] = name == "--quota" && given.TryGetValue(name, out var before) ? $"{before},{value}" : value;
                    break;
                default:
                    var names = string.Join(' ', s_options.Select(option => option.Name));
                    throw new UsageException($"'{Printable.Escape(arguments[i])}' is not an option of {role}: there are {names} --verbose");
            }
        }

        return new RunOptions
        {
            Server = role is "up" or "server",
            Agent = role is "up" or "agent",
            Data = Path.GetFullPath(given.GetValueOrDefault("--data") ?? DefaultData(user, environment)),
            Socket = SocketOf(given.GetValueOrDefault("--socket"), user, environment),
            ControlFolder = Runtime(user, environment),
            Listen =
                Said(given, "--listen", role == "agent" ? null : "WEIR_LISTEN", environment) is { } listen
                    ? (listen == "none" ? null : EndPointOf(listen))
                : role == "agent" ? null
                : new IPEndPoint(IPAddress.Loopback, 8740),
            ThruPut = given.TryGetValue("--thruput", out var thruput)
                ? role == "agent"
                    ? throw new UsageException("--thruput is for a server: an agent has no queues")
                    : ThruPutListening.Create(
                        AddressOf(thruput),
                        FileOf(given, "--thruput-certificate"),
                        FileOf(given, "--thruput-clients")
                    )
                : null,
            Store = role == "agent" ? null : StoreOption.Read(given, environment),
            ServerAddress =
                role == "agent"
                    ? ServerOf(
                        Said(given, "--server", "WEIR_URL", environment)
                            ?? throw new UsageException("an agent needs its server: --server URL, or WEIR_URL")
                    )
                    : null,
            BusinessDay = BusinessDayOf(given.GetValueOrDefault("--zone")),
            QueueHistory = HistoryOf(given.GetValueOrDefault("--queue-history") ?? "15"),
            KeepJobs = KeepOf(given.GetValueOrDefault("--keep-days") ?? "30"),
            OnLeftovers = LeftoversOf(given.GetValueOrDefault("--on-leftovers") ?? "wait"),
            Quotas = QuotasOf(given.GetValueOrDefault("--quota") ?? environment("WEIR_QUOTA") ?? ""),
            Reserve = ReserveOf(given.GetValueOrDefault("--reserve") ?? environment("WEIR_RESERVE")),
            TokenFile = given.GetValueOrDefault("--token-file"),
            TrustedMachines = given.TryGetValue("--trust-machine", out var trusted)
                ? role == "agent"
                    ? throw new UsageException("--trust-machine is for a server: it says whose administrators it takes for its own")
                    : [.. trusted.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
                : [],
            Weir = Path.GetFullPath(given.GetValueOrDefault("--weir") ?? Path.Join(AppContext.BaseDirectory, "weir")),
            AgentFile = role == "server" ? new AgentFile() : AgentFile.Read(AgentFile.PathFor(user, environment)),
            Verbose = given.ContainsKey("--verbose"),
        };
    }

    // What was typed goes before what the environment says, as a unit's file of settings has it.
    private static string? Said(Dictionary<string, string> given, string option, string? variable, Func<string, string?> environment) =>
        given.TryGetValue(option, out var typed) ? typed
        : variable is null || environment(variable) is not { } set ? null
        : set.Length > 0 ? set
        : throw new UsageException($"{variable} is empty: give it a value, or leave it out");

    private static ServerAddress ServerOf(string text) =>
        ServerAddress.TryParse(text, out var address)
            ? address
            : throw new UsageException($"'{Printable.Escape(text)}' is not a server: {ServerAddress.Allowed}");

    private static string SocketOf(string? given, uint user, Func<string, string?> environment)
    {
        const int longest = 107;
        var path = Path.GetFullPath(given ?? Path.Join(Runtime(user, environment), AgentFolder.Socket));
        return System.Text.Encoding.UTF8.GetByteCount(path) <= longest
            ? path
            : throw new UsageException($"the socket's path is longer than {longest} bytes: choose a shorter one with --socket");
    }

    // The machine's own zone where none is named; one that the time zone database does not know is UTC.
    private static BusinessDay BusinessDayOf(string? zone) =>
        BusinessDay.TryIn(zone ?? TimeZoneInfo.Local.Id, out var day) || zone is null
            ? day
            : throw new UsageException($"'{Printable.Escape(zone)}' is not a time zone: a name such as Europe/Berlin or UTC");

    private static TimeSpan? KeepOf(string days)
    {
        const int most = 36_500;
        return days == "all" ? null
            : int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= most
                ? TimeSpan.FromDays(count)
            : throw new UsageException($"'{Printable.Escape(days)}' is not a number of days to keep: 1 to {most}, or all");
    }

    private static OnLeftovers LeftoversOf(string word) =>
        OnLeftoversText.TryParse(word, out var leftovers)
            ? leftovers
            : throw new UsageException($"--on-leftovers '{Jobs.Printable.Escape(word)}' is not allowed: {OnLeftoversText.Allowed}");

    // Never in a folder that others may write: whoever is there first would be believed.
    private static string Runtime(uint user, Func<string, string?> environment) =>
        user == 0 ? AgentFolder.Machine
        : environment("XDG_RUNTIME_DIR") is { Length: > 0 } runtime ? Path.Join(runtime, "weir")
        : environment("HOME") is { Length: > 0 } ? Path.Join(DefaultData(user, environment), "run")
        : throw new UsageException("there is no folder for the socket: set XDG_RUNTIME_DIR or HOME");

    internal static string DefaultData(uint user, Func<string, string?> environment) =>
        user == 0
            ? "/var/lib/weir"
            : Path.Join(
                environment("XDG_STATE_HOME") is { Length: > 0 } state ? state : Path.Join(environment("HOME") ?? "/", ".local/state"),
                "weir"
            );

    private static TimeSpan HistoryOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= 1440
            ? TimeSpan.FromMinutes(minutes)
            : throw new UsageException($"--queue-history '{Printable.Escape(text)}' is not a number of minutes: 1 to 1440");

    private static Quotas QuotasOf(string text) =>
        Quotas.Default.TryWith(text, out var quotas, out var fault) ? quotas : throw new UsageException(fault);

    private static long? ReserveOf(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : ByteSize.TryParse(text, out var bytes) ? bytes
        : throw new UsageException($"--reserve '{Printable.Escape(text)}' is not a size: {ByteSize.Allowed}; 0 keeps nothing back");

    private static string? FileOf(Dictionary<string, string> given, string option) =>
        given.TryGetValue(option, out var file) ? Path.GetFullPath(file) : null;

    private static IPEndPoint EndPointOf(string text)
    {
        var place = AddressOf(text);
        return IPAddress.IsLoopback(place.Address)
            ? place
            : throw new UsageException(
                $"{text} is reachable from other machines, and that needs TLS, which this version does not serve: listen on 127.0.0.1 and put a TLS proxy before it"
            );
    }

    private static IPEndPoint AddressOf(string text)
    {
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? "" : text[..colon].Trim('[', ']');
        var address =
            host == "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(host, out var parsed) ? parsed
            : null;
        return address is not null && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new IPEndPoint(address, port)
            : throw new UsageException(
                $"'{Printable.Escape(text)}' is nothing to listen on: ADDRESS:PORT, such as 127.0.0.1:8740, or none"
            );
    }
}
