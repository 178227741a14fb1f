using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.JobVariables;
using Weir.Linux;

namespace Weir.Gate;

/// <summary>The options of <c>submit</c> and <c>run</c> that the hot path knows.</summary>
internal sealed class GateOptions
{
    public ObjectName? Name { get; private set; }

    public QualifiedName? JobDescription { get; private set; }

    public QualifiedName? JobQueue { get; private set; }

    public int? Priority { get; private set; }

    public bool Hold { get; private set; }

    public DateOnly? Date { get; private set; }

    public byte[]? LocalDataArea { get; private set; }

    /// <summary>Its library list, where one was said.</summary>
    public IReadOnlyList<ObjectName>? LibraryList { get; private set; }

    public List<LimitNeed> Limits { get; } = [];

    /// <summary>The job variable that is to show its state.</summary>
    public string? Monitor { get; private set; }

    public string? MonitorPassword { get; private set; }

    public ObjectName? Service { get; private set; }

    public bool Wait { get; private set; }

    public bool Json { get; private set; }

    /// <summary>Whether nobody is to be asked at the terminal.</summary>
    public bool Yes { get; private set; }

    /// <summary>Whether to say when a job that waits will probably go, also where nobody sits at a terminal.</summary>
    public bool Verbose { get; private set; }

    public byte[]? Socket { get; private set; }

    public byte[]? Export { get; private set; }

    public TimeSpan Patience { get; private set; } = TimeSpan.FromSeconds(10);

    /// <summary>A script's path, or <c>-</c>, where one is submitted instead of a command.</summary>
    public byte[]? Script { get; private set; }

    /// <summary>The command, or the script's arguments.</summary>
    public List<byte[]> Command { get; private set; } = [];

    /// <summary>
    /// Takes the first word for the command, as programs that run another one do; <see langword="false"/> for standard input.
    /// </summary>
    public bool TryTakeCommand()
    {
        if (Script is { } first)
        {
            if (first.AsSpan().SequenceEqual("-"u8))
            {
                return false;
            }

            (Script, Command) = (null, [first, .. Command]);
        }

        return true;
    }

    /// <summary>Whether more is asked for than to be the command.</summary>
    public bool AsksForMore => Hold || Limits.Count > 0 || Service is not null || Monitor is not null;

    /// <summary>What was said for the job, whichever way it goes; what was not said is taken over from the job that submits it.</summary>
    public Submission AddTo(Submission submission, IReadOnlyList<byte[]> environment)
    {
        var submitters = new ParentJob(environment);
        return submission with
        {
            LocalDataArea = LocalDataArea ?? submitters.LocalDataArea(),
            LibraryList = LibraryList ?? submitters.LibraryList(),
            JobDate = Date,
            Priority = Priority ?? 5,
            Hold = Hold,
            Limits = Limits,
            Monitor = Monitor,
            MonitorPassword = PasswordOf(environment),
            Service = Service,
        };
    }

    /// <summary>The variable's password: from its file, else from the environment; only where a variable is named.</summary>
    private string? PasswordOf(IReadOnlyList<byte[]> environment) =>
        Monitor is null
            ? null
            : MonitorPassword
                ?? (ProcessBytes.ValueOf(environment, "WEIR_JV_PASSWORD"u8) is { } said ? Encoding.UTF8.GetString(said) : null);

    /// <summary>
    /// Reads them from <paramref name="from"/> on; <see langword="null"/> where anything is unknown, so that the ordinary command
    /// line says what is wrong, or where a known option's value is not allowed: <paramref name="fault"/> then says so.
    /// </summary>
    public static GateOptions? TryParse(List<byte[]> arguments, int from, out string? fault)
    {
        fault = null;
        var options = new GateOptions();
        var at = from;
        while (at < arguments.Count)
        {
            ReadOnlySpan<byte> word = arguments[at];
            if (word.SequenceEqual("--"u8))
            {
                options.Command = arguments.GetRange(at + 1, arguments.Count - at - 1);
                return options.Command.Count > 0 ? options : null;
            }

            if (word.Length < 2 || word[0] != (byte)'-')
            {
                options.Script = arguments[at];
                options.Command = arguments.GetRange(at + 1, arguments.Count - at - 1);
                return options;
            }

            if (options.TrySwitch(word))
            {
                at++;
                continue;
            }

            var equals = word.StartsWith("--"u8) ? word.IndexOf((byte)'=') : -1;
            var key = equals < 0 ? word : word[..equals];
            if (equals < 0 && at + 1 >= arguments.Count)
            {
                return null;
            }

            var value = equals < 0 ? arguments[at + 1] : word[(equals + 1)..].ToArray();
            if (!options.TryOption(key, value))
            {
                fault = Allowed(key, value) is { } allowed
                    ? $"{Printable.Escape(key)} cannot be '{Printable.Escape(value)}'; allowed is {allowed}"
                    : null;
                return null;
            }

            at += equals < 0 ? 2 : 1;
        }

        return null;
    }

    private bool TrySwitch(ReadOnlySpan<byte> word)
    {
        if (word.SequenceEqual("--hold"u8))
        {
            Hold = true;
        }
        else if (word.SequenceEqual("--wait"u8))
        {
            Wait = true;
        }
        else if (word.SequenceEqual("-v"u8) || word.SequenceEqual("--verbose"u8))
        {
            Verbose = true;
        }
        else if (word.SequenceEqual("--yes"u8))
        {
            Yes = true;
        }
        else if (word.SequenceEqual("--json"u8))
        {
            Json = true;
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool TryOption(ReadOnlySpan<byte> key, byte[] value)
    {
        var text = Encoding.UTF8.GetString(value);
        switch (Encoding.ASCII.GetString(key))
        {
            case "-n" or "--name" when ObjectName.TryParse(text, out var name):
                Name = name;
                return true;
            case "-d" or "--job-description" when QualifiedName.TryParse(text, out var description):
                JobDescription = description;
                return true;
            case "-q" or "--job-queue" when QualifiedName.TryParse(text, out var queue):
                JobQueue = queue;
                return true;
            case "--priority" when text.Length == 1 && text[0] is >= '1' and <= '9':
                Priority = text[0] - '0';
                return true;
            case "--date" when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date):
                Date = date;
                return true;
            case "--lda" when value.Length <= JobSpec.LocalDataAreaSize:
                LocalDataArea = value;
                return true;
            case "--library-list":
                return TryLibraries(text);
            case "--limit" when LimitNeed.TryParse(text, out var need):
                Limits.Add(need);
                return true;
            case "--monitor" when VariableName.TryParse(text, out var variable, out _):
                Monitor = variable.ToString();
                return true;
            case "--monitor-password-file":
                return TryPassword(text);
            case "--service" when ObjectName.TryParse(text, out var service):
                Service = service;
                return true;
            case "--patience" when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds):
                Patience = TimeSpan.FromSeconds(seconds);
                return true;
            case "--socket":
                Socket = value;
                return true;
            case "--server" when value.AsSpan().StartsWith("unix:"u8):
                Socket = value[5..];
                return true;
            case "--export":
                Export = value;
                return true;
            default:
                return false;
        }
    }

    private static string? Allowed(ReadOnlySpan<byte> key, byte[] value) =>
        Encoding.ASCII.GetString(key) switch
        {
            "-n" or "--name" => ObjectName.Allowed,
            "-d" or "--job-description" or "-q" or "--job-queue" => $"LIBRARY/NAME, each of {ObjectName.Allowed}",
            "--priority" => "1 (goes first) to 9",
            "--date" => "a date such as 2026-12-31",
            "--lda" => $"at most {JobSpec.LocalDataAreaSize} bytes",
            "--library-list" => $"A:B:C, each of {ObjectName.Allowed}, or {JobSpec.NoLibraries}",
            "--limit" => LimitNeed.Allowed,
            "--service" => $"CONTROL.TYPE or NAME of {ObjectName.Allowed}",
            "--patience" => "a number of seconds",
            "--monitor" => VariableName.TryParse(Encoding.UTF8.GetString(value), out _, out var why)
                ? null
                : $"the name of a job variable: {why}",
            "--monitor-password-file" => "a file that can be read",
            _ => null,
        };

    private bool TryPassword(string file)
    {
        // A file that is not there is no empty password.
        if (ProcessBytes.TryReadFile(file) is not { } text)
        {
            return false;
        }

        MonitorPassword = Encoding.UTF8.GetString(text).TrimEnd('\r', '\n');
        return true;
    }

    private bool TryLibraries(string text)
    {
        if (text == JobSpec.NoLibraries)
        {
            LibraryList = [];
            return true;
        }

        if (!JobSpec.TryParseLibraries(text, out var libraries))
        {
            return false;
        }

        LibraryList = [.. LibraryList ?? [], .. libraries];
        return true;
    }
}
