using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Weir.EndToEnd.Tests.Golden;

/// <summary>
/// Data without what differs from run to run and from machine to machine, and without sentences: a text that people read may
/// be said better, a name, a code or a number is what programs live on.
/// </summary>
/// <param name="folder">The temporary folder of this run.</param>
/// <param name="machine">The machine's name.</param>
/// <param name="user">The user that runs the tests.</param>
internal sealed partial class PlainData(string folder, string machine, string user)
{
    private static readonly string[] _measured =
    [
        "processId",
        "cpuMicroseconds",
        "peakKibibytes",
        "processors",
        "meanAgeSeconds",
        "version",
        "console",
        "cursor",
        "next",
        "id",
        "key",
        "sequence",
        "running",
        "uid",
        "value",
        "startedAt",
        "definition",
    ];

    private static readonly string[] _counted = ["points", "delivered", "estimate", "general", "production", "generalPosition"];

    /// <summary>The lines to keep of what a command printed.</summary>
    public IEnumerable<string> Of(string command, string output)
    {
        var isData = Data().IsMatch(command);
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] is '{' or '[')
            {
                foreach (var part in Json(line))
                {
                    yield return "  " + part;
                }
            }
            else if (isData || Number().IsMatch(line) || line[0] == '<')
            {
                yield return "  " + Text(line);
            }
        }
    }

    private IEnumerable<string> Json(string line)
    {
        var node = JsonNode.Parse(line)!;
        // One line for each of a list's items, so that a difference is seen where it is.
        if (node is JsonObject whole && whole["items"] is JsonArray items)
        {
            whole.Remove("items");
            yield return Plain("", whole)!.ToJsonString(JsonText.Options);
            foreach (var item in items)
            {
                yield return "- " + Plain("", item)!.ToJsonString(JsonText.Options);
            }
        }
        else
        {
            yield return Plain("", node)!.ToJsonString(JsonText.Options);
        }
    }

    private JsonNode? Plain(string name, JsonNode? node)
    {
        switch (node)
        {
            case null:
                return null;
            case JsonObject whole:
                var plain = new JsonObject();
                foreach (var (key, value) in whole)
                {
                    // Not every machine has a control group; stored submissions are counted in bytes, and hold the place of the clone.
                    plain[key == machine ? "MACHINE" : key] =
                        key == "cgroup" ? "CGROUP"
                        : key == "used" && whole["name"]?.ToString() == "submissions" ? "USED"
                        : Plain(key, value);
                }

                return plain;
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Plain(name, item))]);
            default:
                return Value(name, node.AsValue());
        }
    }

    private JsonNode Value(string name, JsonValue value)
    {
        if (_measured.Contains(name) && !(name == "id" && value.ToString().StartsWith('J')))
        {
            return JsonValue.Create(name.ToUpperInvariant());
        }

        if (value.GetValueKind() != System.Text.Json.JsonValueKind.String)
        {
            return _counted.Contains(name) ? JsonValue.Create(name.ToUpperInvariant()) : value.DeepClone();
        }

        var text = Text(value.ToString());
        // A blank between words makes a sentence.
        return JsonValue.Create(
            text.TrimEnd().Contains(' ', StringComparison.Ordinal) && name != "text" ? "…"
            : name == "text" && !text.StartsWith('$') ? "…"
            : text.TrimEnd()
        );
    }

    private string Text(string text)
    {
        text = text.Replace(folder, "FOLDER", StringComparison.Ordinal);
        text = Time().Replace(text, "TIME");
        text = Day().Replace(text, "DAY");
        text = Digits().Replace(text, match => $"<{match.Groups[1].Value}>…</{match.Groups[1].Value}>");
        text = Sentence().Replace(text, match => $"<{match.Groups[1].Value}>…</{match.Groups[1].Value}>");
        return text == machine ? "MACHINE"
            : text == user ? "USER"
            : text.Replace($"<owner>{user}<", "<owner>USER<", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"--json|--raw|\bpost\b|weir export|weir log |od -A|echo \$\?")]
    private static partial Regex Data();

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex Number();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT?[0-9:.]{6,}(Z|[+-]\d\d:\d\d)?")]
    private static partial Regex Time();

    [GeneratedRegex(@"\b20(?!30)\d\d-\d\d-\d\d\b")]
    private static partial Regex Day();

    [GeneratedRegex("<(response_id|date_time|ets_code|position|ix)>[^<]*</[a-z_]+>")]
    private static partial Regex Digits();

    [GeneratedRegex("<(line|ets|error_text)>[^<]* [^<]*</[a-z_]+>")]
    private static partial Regex Sentence();
}
