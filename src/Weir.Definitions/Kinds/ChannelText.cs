using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Notices;

namespace Weir.Definitions.Kinds;

/// <summary>Channels, as <c>to</c> of a notification spells them: the first key says which it is.</summary>
internal static class ChannelText
{
    private const int MostChannels = 20;
    private const string Kinds = "mail, webhook, command, journald";
    internal const string AddressForm = "mail addresses such as ops@example.org";
    private const string HookForm = "an address https://HOST/PATH or http://HOST/PATH without a password";
    private const string ServerForm = "smtp://HOST:PORT or smtps://HOST:PORT without a password";
    private const string FileForm = "the full path of a file";
    private const string CommandForm = "the full path of a program, and its arguments";

    /// <summary>Reads <c>to</c>: at least one channel, none of them twice.</summary>
    public static IReadOnlyList<Channel> Read(MappingReader keys, FaultList faults)
    {
        List<Channel> channels = [];
        var before = faults.Count;
        foreach (var item in keys.Inners("to", "a channel", $"KIND: …, where KIND is one of {Kinds}"))
        {
            if (ReadOne(item, faults) is not { } channel)
            {
                continue;
            }

            if (channels.Exists(known => known.Key == channel.Key))
            {
                faults.Add(item.Place, $"channel {channel.Key} stands twice: say it once");
            }

            channels.Add(channel);
        }

        if (channels.Count == 0 && faults.Count == before)
        {
            faults.Add(keys.PlaceOf("to"), $"to names nobody: needed is at least one channel, which is one of {Kinds}");
        }
        else if (channels.Count > MostChannels)
        {
            faults.Add(keys.PlaceOf("to"), $"{channels.Count} channels found: allowed are {MostChannels}");
        }

        return channels;
    }

    public static EntryList Entries(Channel channel) =>
        channel switch
        {
            MailChannel mail => new EntryList()
                .Add(MailChannel.Word, mail.To)
                .AddUnless(MailChannel.LocalServer.OriginalString, "server", mail.Server.OriginalString)
                .AddUnless("", "from", mail.From)
                .AddUnless("", "user", mail.User)
                .AddGiven("passwordFile", mail.PasswordFile),
            WebhookChannel hook => new EntryList()
                .Add(WebhookChannel.Word, hook.Url.OriginalString)
                .AddGiven("secretFile", hook.SecretFile),
            CommandChannel command => new EntryList().Add(CommandChannel.Word, command.Words),
            _ => new EntryList().Add(JournalChannel.Word, true),
        };

    private static Channel? ReadOne(MappingReader item, FaultList faults)
    {
        string[] kinds = [.. new[] { MailChannel.Word, WebhookChannel.Word, CommandChannel.Word, JournalChannel.Word }.Where(item.Has)];
        if (kinds.Length != 1)
        {
            faults.Add(
                item.Place,
                $"a channel is exactly one of {Kinds}: {(kinds.Length == 0 ? "none" : string.Join(" and ", kinds))} found"
            );
            return null;
        }

        var before = faults.Count;
        Channel? channel = kinds[0] switch
        {
            MailChannel.Word => Mail(item),
            WebhookChannel.Word => Hook(item),
            CommandChannel.Word => Command(item, faults),
            _ => Journal(item, faults),
        };
        item.End();
        return faults.Count == before ? channel : null;
    }

    private static MailChannel Mail(MappingReader item) =>
        new(item.List<string>(MailChannel.Word, AddressForm, TryAddress))
        {
            Server = MailServer(item, "server") ?? MailChannel.LocalServer,
            From = item.Texts("from", AddressForm, TryAddress) ?? "",
            User = item.Text("user", "a user's name") ?? "",
            PasswordFile = item.Texts("passwordFile", FileForm, TryPath),
        };

    /// <summary>The address of a mail server, or <see langword="null"/> where the key is not there.</summary>
    internal static Uri? MailServer(MappingReader item, string key) => Address(item, key, ServerForm, "smtp", "smtps");

    private static WebhookChannel? Hook(MappingReader item)
    {
        var url = Address(item, WebhookChannel.Word, HookForm, "https", "http");
        var secret = item.Texts("secretFile", FileForm, TryPath);
        return url is null ? null : new WebhookChannel(url) { SecretFile = secret };
    }

    private static CommandChannel Command(MappingReader item, FaultList faults)
    {
        var words = item.List<string>(CommandChannel.Word, CommandForm, TryWord);
        if (words.Count > 0 && !words[0].StartsWith('/'))
        {
            faults.Add(
                item.PlaceOf(CommandChannel.Word),
                $"'{words[0]}' is not a value of {CommandChannel.Word}: allowed is {CommandForm}"
            );
        }

        return new CommandChannel(words);
    }

    private static JournalChannel Journal(MappingReader item, FaultList faults)
    {
        if (!item.Flag(JournalChannel.Word))
        {
            faults.Add(item.PlaceOf(JournalChannel.Word), "journald: true is the only way to say it; leave the channel out otherwise");
        }

        return new JournalChannel();
    }

    private static Uri? Address(MappingReader item, string key, string allowed, params string[] schemes) =>
        item.Texts(
            key,
            allowed,
            (string text, out string kept) =>
            {
                kept = text;
                return Uri.TryCreate(text, UriKind.Absolute, out var uri)
                    && schemes.Contains(uri.Scheme)
                    && uri.UserInfo.Length == 0
                    && uri.Host.Length > 0;
            }
        )
            is { } good
            ? new Uri(good)
            : null;

    internal static bool TryAddress(string text, out string address)
    {
        address = text;
        return text.Length <= 254
            && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
            && at == text.LastIndexOf('@')
            && at < text.Length - 1
            && text.All(c => char.IsLetterOrDigit(c) || "@.!#$%&'*+/=?^_`{|}~-".Contains(c, StringComparison.Ordinal));
    }

    private static bool TryPath(string text, out string path)
    {
        path = text;
        return text.StartsWith('/') && text.Length < 4096 && !text.Contains('\0', StringComparison.Ordinal);
    }

    private static bool TryWord(string text, out string word)
    {
        word = text;
        return text.Length is > 0 and < 4096 && !text.Contains('\0', StringComparison.Ordinal);
    }
}
