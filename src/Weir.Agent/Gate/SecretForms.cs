using System.Text.RegularExpressions;

namespace Weir.Agent.Gate;

/// <summary>
/// Secrets that are known by their form, whatever stands before them: keys and tokens of the large services, private keys, passwords in
/// addresses.
/// </summary>
internal static partial class SecretForms
{
    public const string Hidden = "***";

    /// <summary>The text with each of them hidden.</summary>
    public static string Redact(string text)
    {
        text = PrivateKey().Replace(text, "$1" + Hidden);
        text = Known().Replace(text, Hidden);
        text = AddressPassword().Replace(text, "$1" + Hidden + "@");
        text = AddressToken().Replace(text, "$1" + Hidden + "@");
        text = Bearer().Replace(text, "$1" + Hidden);
        text = Statement().Replace(text, "$1" + Hidden);
        return PassPhraseArgument().Replace(text, "$1" + Hidden);
    }

    // An end that was cut off ends it as well.
    [GeneratedRegex(
        @"(-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----)[^-]*(?:-----END [A-Z0-9 ]*PRIVATE KEY-----)?",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex PrivateKey();

    // AWS, GitHub, GitLab, Slack (tokens and hooks), JSON web tokens, Google, Stripe, OpenAI, SendGrid, npm, PyPI, DigitalOcean, Vault,
    // age, Telegram.
    [GeneratedRegex(
        @"\b(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}|\bglpat-[\w-]{15,}|\bxox[abeprs]-[\w-]{10,}|\bxapp-[\w-]{10,}"
            + @"|hooks\.slack\.com/services/[\w/]+|\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?|\bAIza[\w-]{30,}|\bya29\.[\w-]{10,}|\b[srp]k_(?:live|test)_[A-Za-z0-9]{10,}|\bwhsec_[A-Za-z0-9]{16,}"
            + @"|\bsk-[A-Za-z0-9_-]{20,}|\bSG\.[\w-]{10,}\.[\w-]{10,}|\bnpm_[A-Za-z0-9]{20,}|\bpypi-[\w-]{20,}|\bdop_v1_[a-f0-9]{20,}|\bhv[sbr]\.[\w-]{20,}|\bAGE-SECRET-KEY-1[0-9A-Z]+"
            + @"|\b[0-9]{8,10}:AA[\w-]{30,}",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Known();

    [GeneratedRegex(
        @"([a-z][a-z0-9+.-]*://[^\s:/@""']*:)[^\s/""']+@",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex AddressPassword();

    // A name before the @ of an address is short; a token is not.
    [GeneratedRegex(
        @"(https?://)[^\s:/@""']{20,}@",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex AddressToken();

    [GeneratedRegex(
        @"(\bBearer\s+)[A-Za-z0-9._~+/=-]{6,}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Bearer();

    [GeneratedRegex(
        @"(\b(?:IDENTIFIED\s+BY|PASSWORD)\s+)(?:'[^']*'|""[^""]*"")",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Statement();

    // openssl's.
    [GeneratedRegex(@"((?:^|[\s'""])pass:)[^\s'""]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PassPhraseArgument();
}
