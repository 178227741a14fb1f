using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Fluid;
using Fluid.Values;
using Weir.Jobs;

namespace Weir.Notices;

/// <summary>A subject or text in which names stand for what happened, in the language Liquid.</summary>
public sealed partial class NoticeTemplate
{
    /// <summary>The longest template, in characters.</summary>
    public const int Longest = 20_000;

    private const int MostSteps = 20_000;

    private static readonly FluidParser s_parser = new();

    private static readonly TemplateOptions s_options = new() { MaxSteps = MostSteps, CultureInfo = CultureInfo.InvariantCulture };

    private readonly IFluidTemplate _template;

    private NoticeTemplate(IFluidTemplate template) => _template = template;

    /// <summary>Reads a template; each name and filter in it must be one that there is.</summary>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out NoticeTemplate? template,
        [NotNullWhen(false)] out TemplateFault? fault
    )
    {
        (template, fault) = (null, null);
        if (text.Length > Longest)
        {
            fault = new TemplateFault(
                1,
                1,
                string.Create(CultureInfo.InvariantCulture, $"the template has {text.Length} characters: allowed are {Longest}")
            );
            return false;
        }

        if (!s_parser.TryParse(text, out var parsed, out var error))
        {
            fault = FaultOf(error);
            return false;
        }

        var names = new NameVisitor(s_options);
        names.VisitTemplate(parsed);
        if (names.Fault is { } unknown)
        {
            var (line, column) = PlaceOf(text, unknown.Name);
            fault = new TemplateFault(line, column, unknown.Text);
            return false;
        }

        template = new NoticeTemplate(parsed);
        return true;
    }

    /// <summary>The text of a telling.</summary>
    public string Render(Telling telling)
    {
        ArgumentNullException.ThrowIfNull(telling);
        var context = new TemplateContext(s_options);
        var first = telling.First;
        context.SetValue("notification", new StringValue(telling.Notification));
        context.SetValue("channel", new StringValue(telling.Channel));
        context.SetValue("trigger", new StringValue(first.Trigger.ToText()));
        context.SetValue("cause", new StringValue(first.Cause));
        context.SetValue("count", NumberValue.Create(telling.Count));
        context.SetValue("more", NumberValue.Create(telling.Count - telling.Notices.Count));
        context.SetValue("text", new StringValue(first.Text));
        context.SetValue("step", NumberValue.Create(telling.Step));
        context.SetValue("repetition", NumberValue.Create(telling.Repetition));
        context.SetValue("at", new StringValue(MomentText.Format(first.At)));
        context.SetValue("job", Members(first));
        context.SetValue("notices", new ArrayValue([.. telling.Notices.Select(Members)]));
        return _template.Render(context);
    }

    private static DictionaryValue Members(Notice notice) =>
        new(
            new FluidValueDictionaryFluidIndexable(
                new Dictionary<string, FluidValue>
                {
                    ["trigger"] = new StringValue(notice.Trigger.ToText()),
                    ["text"] = new StringValue(notice.Text),
                    ["at"] = new StringValue(MomentText.Format(notice.At)),
                    ["cause"] = new StringValue(notice.Cause),
                    ["machine"] = new StringValue(notice.Machine),
                    ["schedule"] = new StringValue(notice.Schedule),
                    ["date"] = new StringValue(notice.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""),
                    ["number"] = new StringValue(notice.Number is { } number ? new TrackingNumber(number).ToString() : ""),
                    ["name"] = new StringValue(notice.Job),
                    ["user"] = new StringValue(notice.User),
                    ["state"] = new StringValue(notice.State),
                    ["exitCode"] = notice.ExitCode is { } code ? NumberValue.Create(code) : NilValue.Instance,
                    ["signal"] = notice.Signal is { } signal ? NumberValue.Create(signal) : NilValue.Instance,
                }
            )
        );

    // The parser says "… at (2:5)".
    private static TemplateFault FaultOf(string error) =>
        Place().Match(error) is { Success: true } place
            ? new TemplateFault(
                int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture),
                int.Parse(place.Groups[2].Value, CultureInfo.InvariantCulture),
                error[..place.Index].Trim().TrimEnd('.')
            )
            : new TemplateFault(1, 1, error.Trim());

    // The tree of a template has no places: the name is looked for where names stand.
    private static (int Line, int Column) PlaceOf(string text, string name)
    {
        var pattern = $@"(?<![\w.]){Regex.Escape(name)}(?!\w)";
        foreach (Match tag in Tag().Matches(text))
        {
            if (Regex.Match(tag.Value, pattern) is { Success: true } found)
            {
                var at = tag.Index + found.Index;
                var line = text.AsSpan(0, at).Count('\n');
                return (line + 1, at - text.LastIndexOf('\n', Math.Max(0, at - 1)));
            }
        }

        return (1, 1);
    }

    [GeneratedRegex(@"at \(([0-9]+):([0-9]+)\)")]
    private static partial Regex Place();

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}", RegexOptions.Singleline)]
    private static partial Regex Tag();
}
