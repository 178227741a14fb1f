namespace Weir.Tracking.Naming;

/// <summary>A program that only runs another one: which of the words after it are its own.</summary>
internal sealed class Wrapper
{
    private readonly string _optionsWithValue;

    private readonly string[] _longOptionsWithValue;

    private int _operands;

    private bool _valueFollows;

    private bool _optionsOver;

    private Wrapper(string optionsWithValue, int operands = 0, params string[] longOptionsWithValue)
    {
        _optionsWithValue = optionsWithValue;
        _operands = operands;
        _longOptionsWithValue = longOptionsWithValue;
    }

    /// <summary>Whether its words are a line of shell.</summary>
    public bool IsLine { get; private init; }

    private bool TakesLine { get; init; }

    /// <summary>Whether the word after this one is a line of shell that it runs: <c>flock FILE -c LINE</c>.</summary>
    public bool LineFollows(ReadOnlySpan<byte> word) =>
        TakesLine && !_valueFollows && _operands == 0 && (word.SequenceEqual("-c"u8) || word.SequenceEqual("--command"u8));

    /// <summary>The wrapper of that name, or <see langword="null"/> for any other program.</summary>
    public static Wrapper? Find(string program) =>
        program switch
        {
            "exec" => new Wrapper("a"),
            "eval" => new Wrapper("") { IsLine = true },
            "command" or "nohup" or "setsid" or "chronic" => new Wrapper(""),
            "nocache" => new Wrapper("n"),
            "time" => new Wrapper("fo", 0, "--format", "--output"),
            "env" => new Wrapper("uCS", 0, "--unset", "--chdir"),
            "nice" => new Wrapper("n", 0, "--adjustment"),
            "ionice" => new Wrapper("cn", 0, "--class", "--classdata"),
            "stdbuf" => new Wrapper("ioe", 0, "--input", "--output", "--error"),
            "sudo" => new Wrapper("ugCDhpRrTt", 0, "--user", "--group", "--chdir"),
            "setpriv" => new Wrapper("", 0, "--ruid", "--euid", "--rgid", "--egid", "--reuid", "--regid", "--groups"),
            "timeout" => new Wrapper("ks", 1, "--kill-after", "--signal"),
            "flock" => new Wrapper("wE", 1, "--timeout", "--wait", "--conflict-exit-code") { TakesLine = true },
            "taskset" or "chrt" => new Wrapper("TPD", 1, "--sched-runtime", "--sched-period", "--sched-deadline"),
            _ => null,
        };

    /// <summary>Whether the next word is still the wrapper's.</summary>
    public bool Takes(ReadOnlySpan<byte> word)
    {
        if (_valueFollows)
        {
            _valueFollows = false;
            return true;
        }

        if (!_optionsOver && word is [(byte)'-', _, ..])
        {
            _optionsOver = word.SequenceEqual("--"u8);
            _valueFollows = ValueFollows(word);
            return true;
        }

        _optionsOver = true;
        return _operands-- > 0;
    }

    private bool ValueFollows(ReadOnlySpan<byte> option)
    {
        var text = System.Text.Encoding.Latin1.GetString(option);
        return text.StartsWith("--", StringComparison.Ordinal)
            ? Array.IndexOf(_longOptionsWithValue, text) >= 0
            : _optionsWithValue.Contains(text[^1], StringComparison.Ordinal) && text.Length == 2;
    }
}
