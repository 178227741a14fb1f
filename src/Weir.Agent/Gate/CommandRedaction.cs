using System.Text;
using System.Text.RegularExpressions;
using Weir.Jobs;

namespace Weir.Agent.Gate;

/// <summary>
/// The command as text for facts and logs: printable, at most 200 characters, secrets replaced by <c>***</c>. What counts as a
/// secret: the value after a name that holds <c>password passwd pwd secret token apikey api-key credential auth</c> and
/// <c>=</c> or <c>:</c>; the argument after an option of such a name; what is glued to <c>-p</c> of a MySQL program; a password in
/// an address (<c>scheme://user:password@</c>); what follows <c>Bearer</c> or <c>Basic</c>.
/// </summary>
internal static partial class CommandRedaction
{
    private const int Most = 200;
    private const string Hidden = "***";

    public static string Of(IReadOnlyList<byte[]> arguments)
    {
        var text = new StringBuilder();
        var hideNext = false;
        var mysql = false;
        for (var i = 0; i < arguments.Count && text.Length <= Most; i++)
        {
            // Long arguments are cut before the patterns see them: their cost must not depend on what was submitted.
            var argument = Encoding.UTF8.GetString(arguments[i].AsSpan(0, Math.Min(arguments[i].Length, 1024)));
            if (i == 0)
            {
                mysql = Path.GetFileName(argument).StartsWith("mysql", StringComparison.Ordinal) || Path.GetFileName(argument).StartsWith("mariadb", StringComparison.Ordinal);
            }

            text.Append(i == 0 ? "" : " ");
            text.Append(hideNext ? Hidden : mysql && argument.Length > 2 && argument.StartsWith("-p", StringComparison.Ordinal) ? "-p" + Hidden : Redact(argument));
            hideNext = !hideNext && SecretOption().IsMatch(argument);
        }

        return Printable.Of(text.ToString(), Most - 1);
    }

    private static string Redact(string argument)
    {
        argument = SecretValue().Replace(argument, "$1" + Hidden);
        argument = AddressPassword().Replace(argument, "$1" + Hidden + "@");
        argument = Authorization().Replace(argument, "$1" + Hidden);
        return SecretOptionInText().Replace(argument, "$1" + Hidden);
    }

    [GeneratedRegex(@"^--?[\w-]*(?:password|passwd|pwd|secret|token|api-?key|credential|auth)[\w-]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SecretOption();

    [GeneratedRegex(@"(--[\w-]*(?:password|passwd|pwd|secret|token|api-?key|credential)[\w-]*\s+)[^\s]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SecretOptionInText();

    [GeneratedRegex(@"([\w-]*(?:password|passwd|pwd|secret|token|api[-_]?key|credential)[\w-]*[""']?\s*[=:]\s*)[^\s&;,]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SecretValue();

    [GeneratedRegex(@"([a-z][a-z0-9+.-]*://[^\s:/@]*:)[^\s/@]+@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AddressPassword();

    [GeneratedRegex(@"((?:Bearer|Basic)\s+)[^\s""']+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Authorization();
}
