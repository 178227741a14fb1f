using Weir.Jobs;

namespace Weir.ThruPut.Reading;

/// <summary>The tags of one body, read one after the other.</summary>
internal sealed class BodyFields(MessageCursor cursor, RequestDraft draft, ThruPutType type)
{
    private const int LongestName = 64;

    private readonly HashSet<string> _seen = [];

    /// <summary>A body with a filter, and <c>auto</c> or a choice of jobs.</summary>
    public ThruPutRequest Queue(string first, string? second, bool jobs, Func<QueueBody, ThruPutRequest> make)
    {
        var queue = new QueueBody();
        var body = cursor.Enter();
        Tag to = default;
        while (cursor.Next(body, out var tag))
        {
            switch (tag.Name)
            {
                case "included" when Once(tag):
                    Filter(queue.Included, first, second);
                    break;
                case "excluded" when Once(tag):
                    Filter(queue.Excluded, first, second);
                    break;
                case "auto" when Once(tag):
                    queue.Auto = Auto(tag);
                    break;
                case "delayed" when jobs && Once(tag):
                    queue.Jobs = queue.Jobs with { Delayed = Choose(tag) };
                    break;
                case "exceptional" when jobs && Once(tag):
                    queue.Jobs = queue.Jobs with { Exceptional = Choose(tag) };
                    break;
                case "section_ix_from" when jobs && Once(tag):
                    queue.Jobs = queue.Jobs with { From = Index(tag, Bucket.First) };
                    to = to.Name is null ? tag : to;
                    break;
                case "section_ix_to" when jobs && Once(tag):
                    queue.Jobs = queue.Jobs with { To = Index(tag, Bucket.Last) };
                    to = tag;
                    break;
                default:
                    Unknown(
                        tag,
                        jobs ? "included, excluded, delayed, exceptional, section_ix_from, section_ix_to" : "included, excluded, auto"
                    );
                    break;
            }
        }

        if (queue.Jobs.From > queue.Jobs.To)
        {
            draft.Note(to.Error(ErrorCodes.UpsideDown, $"section_ix_from {queue.Jobs.From} is above section_ix_to {queue.Jobs.To}"));
        }

        return make(queue);
    }

    /// <summary>The body of SGD.</summary>
    public ThruPutRequest? Job()
    {
        var body = cursor.Enter();
        string? name = null;
        string? id = null;
        while (cursor.Next(body, out var tag))
        {
            switch (tag.Name)
            {
                case "name" when Once(tag):
                    name = Name(tag);
                    break;
                case "id" when Once(tag):
                    id = JobId(tag);
                    break;
                default:
                    Unknown(tag, "name, id");
                    break;
            }
        }

        if (name is not null && id is not null)
        {
            return new SgdRequest { Name = name, Id = id };
        }

        draft.Note(body.Error(ErrorCodes.TagMissing, $"{(name is null ? "name" : "id")} is missing in {body.Name}"));
        return null;
    }

    /// <summary>A body of names, each tag as often as wanted.</summary>
    public ThruPutRequest Names(string[] tags, Func<NameSet[], ThruPutRequest> make)
    {
        var names = tags.Select(_ => new List<string>()).ToArray();
        var body = cursor.Enter();
        while (cursor.Next(body, out var tag))
        {
            var which = Array.IndexOf(tags, tag.Name);
            if (which < 0)
            {
                Unknown(tag, tags.Length == 0 ? "none: it is empty" : string.Join(", ", tags));
            }
            else if (Name(tag) is { } name)
            {
                names[which].Add(name);
            }
        }

        return make([.. names.Select(list => new NameSet(list))]);
    }

    private void Filter((List<string> First, List<string> Second) names, string first, string? second)
    {
        var filter = cursor.Enter();
        while (cursor.Next(filter, out var tag))
        {
            // The production queue's tag is not named where it is described; both that occur are taken.
            var list =
                tag.Name == first || (second is null && tag.Name == "group_name") ? names.First
                : tag.Name == second ? names.Second
                : null;
            if (list is null)
            {
                Unknown(tag, second is null ? first : $"{first}, {second}");
            }
            else if (Name(tag) is { } name)
            {
                list.Add(name);
            }
        }
    }

    private bool Once(Tag tag)
    {
        if (_seen.Add(tag.Name))
        {
            return true;
        }

        draft.Note(tag.Error(ErrorCodes.TagTwice, $"{tag.Name} is given twice"));
        return false;
    }

    private void Unknown(Tag tag, string allowed)
    {
        if (!_seen.Contains(tag.Name))
        {
            draft.Note(
                tag.Error(
                    ErrorCodes.UnknownTag,
                    $"{MessageCursor.Shown(tag.Name)} is not a tag of {type.BodyTag()} here; allowed: {allowed}"
                )
            );
        }

        cursor.Pass();
    }

    private string? Name(Tag tag)
    {
        var text = cursor.Text().Trim();
        if (text.Length is > 0 and <= LongestName)
        {
            return text;
        }

        draft.Note(tag.Error(ErrorCodes.Value, $"{tag.Name} has {text.Length} characters; a name has 1 to {LongestName}"));
        return null;
    }

    private string? JobId(Tag tag)
    {
        var text = cursor.Text().Trim();
        if (text.Length == 8 && text[0] == 'J' && !text.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
        {
            return text;
        }

        draft.Note(tag.Error(ErrorCodes.Value, $"id {MessageCursor.Shown(text)} is none: J and seven digits, such as J0000147"));
        return null;
    }

    private bool? Auto(Tag tag)
    {
        var text = cursor.Text().Trim();
        if (text is "Y" or "N")
        {
            return text == "Y";
        }

        draft.Note(tag.Error(ErrorCodes.Value, $"auto is {MessageCursor.Shown(text)}; allowed: Y, N"));
        return null;
    }

    private Choice Choose(Tag tag)
    {
        var text = cursor.Text().Trim();
        switch (text)
        {
            case "A":
                return Choice.All;
            case "Y":
                return Choice.Yes;
            case "N":
                return Choice.No;
            default:
                draft.Note(tag.Error(ErrorCodes.Value, $"{tag.Name} is {MessageCursor.Shown(text)}; allowed: Y, N, A"));
                return Choice.All;
        }
    }

    private int Index(Tag tag, int otherwise)
    {
        var text = cursor.Text().Trim();
        if (BodyReader.Index(text) is { } index)
        {
            return index;
        }

        draft.Note(tag.Error(ErrorCodes.Value, $"{tag.Name} is {MessageCursor.Shown(text)}; allowed: 0 to 12"));
        return otherwise;
    }
}
