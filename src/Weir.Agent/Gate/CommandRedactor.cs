using System.Buffers;

namespace Weir.Agent.Gate;

/// <summary>Goes through the words of one command and hides those that are secrets.</summary>
/// <param name="isShellText">Whether the words stand as a shell's line has them, with their quotes.</param>
internal sealed class CommandRedactor(bool isShellText)
{
    private static readonly string[] Shells = ["sh", "bash", "dash", "zsh", "ksh", "ash", "su", "runuser", "script"];
    private static readonly SearchValues<char> NotInNames = SearchValues.Create(" \t\n:/?&\"'@{}()");
    private static readonly SearchValues<char> BetweenWords = SearchValues.Create(" \t\n;");
    private static readonly string[] RunsText = ["ssh", "eval", "watch", "parallel", "tmux", "screen", "autossh", "mosh"];

    private ProgramSecrets _program = ProgramSecrets.None;
    private string? _nextName;
    private bool _hidesNext,
        _pairNext,
        _textNext,
        _sawLogin,
        _sawShell,
        _wrapped,
        _runsText;

    /// <summary>The words as they may be shown.</summary>
    public IReadOnlyList<string> Redact(IReadOnlyList<string> words)
    {
        List<string> shown = new(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            shown.Add(
                _program.Last && i == words.Count - 1 && !words[i].StartsWith('-') && i > 1 ? SecretForms.Hidden : RedactWord(words[i])
            );
        }

        return shown;
    }

    private string RedactWord(string word)
    {
        var bare = isShellText ? word.Trim('"', '\'') : word;
        var (hides, pair, text) = (_hidesNext || (_nextName is { } name && SecretFields.IsSecret(name, bare)), _pairNext, _textNext);
        _hidesNext = _pairNext = _textNext = false;
        _nextName = null;
        // A password may begin with a dash, but an option more often stands there.
        if (hides && !bare.StartsWith('-'))
        {
            return SecretForms.Hidden;
        }

        if (pair && bare.IndexOf(_program.Separator, StringComparison.Ordinal) is > 0 and var at)
        {
            return bare[..(at + 1)] + SecretForms.Hidden;
        }

        if ((text || _runsText) && bare.AsSpan().IndexOfAny(BetweenWords) >= 0)
        {
            return ShellText.Redact(bare);
        }

        return bare.StartsWith('-') || bare.StartsWith('/') ? Option(word, bare) : Plain(word, bare);
    }

    private string Plain(string word, string bare)
    {
        var equals = bare.IndexOf('=', StringComparison.Ordinal);
        if (
            equals > 0
            && bare.AsSpan(0, equals).IndexOfAny(NotInNames) < 0
            && SecretFields.IsSecret(bare.AsSpan(0, equals), bare.AsSpan(equals + 1))
        )
        {
            return bare[..(equals + 1)] + SecretForms.Hidden;
        }

        if (_program.Words?.Contains(bare) == true)
        {
            _hidesNext = true;
            return word;
        }

        if (_program is { Separator: '/' } && bare[0] != '@' && bare.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash)
        {
            var place = bare.IndexOf('@', slash);
            return bare[..(slash + 1)] + SecretForms.Hidden + (place < 0 ? "" : bare[place..]);
        }

        _sawLogin |= bare == "login";
        ReadBare(bare);
        return Text(word);
    }

    // Which program the next words are for. What follows sshpass is another command.
    private void ReadBare(string bare)
    {
        if (bare.AsSpan().IndexOfAny(" \t\n=") >= 0)
        {
            return;
        }

        var name = bare[(bare.LastIndexOf('/') + 1)..];
        if (ProgramSecrets.Find(bare) is { } known)
        {
            (_program, _sawLogin) = (known, false);
        }
        else if (_wrapped)
        {
            _program = ProgramSecrets.None;
        }

        _wrapped = name == "sshpass";
        _runsText |= RunsText.Contains(name);
        _sawShell |= Shells.Contains(name);
    }

    private string Option(string word, string bare)
    {
        if (bare.StartsWith('/'))
        {
            return _program.Glued.FirstOrDefault(glued => glued[0] == '/' && bare.StartsWith(glued, StringComparison.Ordinal)) is { } slash
                ? slash + SecretForms.Hidden
                : Plain(word, bare);
        }

        var mayHide = !_program.AtLogin || _sawLogin;
        if (mayHide && _program.Next.Contains(bare))
        {
            _hidesNext = true;
            return word;
        }

        if (_program.Pair.Contains(bare) || IsCluster(bare))
        {
            _pairNext = true;
            return word;
        }

        if (
            mayHide
            && _program.Glued.FirstOrDefault(glued =>
                bare.Length > glued.Length && bare.StartsWith(glued, StringComparison.Ordinal) && bare[1] != '-'
            )
                is { } option
        )
        {
            return option + SecretForms.Hidden;
        }

        if (
            _program.Pair.FirstOrDefault(pair =>
                bare.Length > pair.Length && pair.Length == 2 && bare.StartsWith(pair, StringComparison.Ordinal)
            )
                is { } short2
            && bare.IndexOf(_program.Separator, StringComparison.Ordinal) is > 2 and var at
        )
        {
            return bare[..(at + 1)] + SecretForms.Hidden;
        }

        _textNext = _sawShell && bare is not ['-', '-', ..] && bare.EndsWith('c');
        return Long(word, bare);
    }

    private string Long(string word, string bare)
    {
        var equals = bare.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? bare : bare[..equals];
        if (equals < 0)
        {
            _nextName =
                name.Length > 2 && (SecretNames.Is(name) || (SecretNames.IsKey(name) && name.StartsWith("--", StringComparison.Ordinal)))
                    ? name
                    : null;
            return Text(word);
        }

        if (_program.Pair.Contains(name) && bare.IndexOf(_program.Separator, equals) is > 0 and var at)
        {
            return bare[..(at + 1)] + SecretForms.Hidden;
        }

        return SecretFields.IsSecret(name.TrimStart('-'), bare.AsSpan(equals + 1)) ? bare[..(equals + 1)] + SecretForms.Hidden : Text(word);
    }

    // curl's -su is -s -u.
    private bool IsCluster(string bare) =>
        bare is ['-', not '-', _, ..]
        && _program.Pair.Contains("-" + bare[^1])
        && bare.AsSpan(1).IndexOfAnyExceptInRange('A', 'z') < 0
        && bare.Length <= 6;

    private static string Text(string word) => SecretFields.Redact(SecretForms.Redact(word));
}
