using System.Globalization;

namespace Weir.ThruPut.Reading;

/// <summary>A request while it is read: goes on after an error, so that the reply can echo what stands behind it.</summary>
internal sealed class RequestDraft
{
    private readonly HashSet<string> _seen = [];
    private ThruPutRequest? _body;
    private ThruPutType? _type;
    private ThruPutType? _bodyType;
    private Tag _bodyTag;
    private Tag _versionTag;
    private string _typeCode = "";
    private string _id = "";
    private ThruPutTime? _time;
    private int _version = 1;
    private ThruPutError? _error;

    /// <summary>Where the request stands; empty where there is none.</summary>
    public Tag Request { get; set; }

    /// <summary>Keeps the first error.</summary>
    public void Note(ThruPutError error) => _error ??= error;

    /// <summary>Keeps an error that goes before all others: it is no XML at all.</summary>
    public void Override(ThruPutError error) => _error = error;

    /// <summary>Whether the tag comes for the first time; else an error.</summary>
    public bool Once(Tag tag)
    {
        if (_seen.Add(tag.Name))
        {
            return true;
        }

        Note(tag.Error(ErrorCodes.TagTwice, $"{tag.Name} is given twice"));
        return false;
    }

    public bool OnceBody(Tag tag)
    {
        if (_seen.Add("body"))
        {
            return true;
        }

        Note(tag.Error(ErrorCodes.TagTwice, $"{tag.Name} is a second body"));
        return false;
    }

    public void ProtocolVersion(Tag tag, string text)
    {
        if (text != "0001")
        {
            Note(tag.Error(ErrorCodes.ProtocolVersion, $"protocol_version {MessageCursor.Shown(text)} is not served: there is 0001"));
        }
    }

    public void Type(Tag tag, string text)
    {
        _typeCode = Jobs.Printable.Escape(text, 16);
        if (ThruPutTypes.TryParse(text, out var type) && type.Code() == text)
        {
            _type = type;
            return;
        }

        Note(
            tag.Error(
                ErrorCodes.UnknownType,
                $"request_type {MessageCursor.Shown(text)} is none of {string.Join(' ', ThruPutTypes.All.Select(known => known.Code()))}"
            )
        );
    }

    public void Id(Tag tag, string text)
    {
        if (text.Length is 0 or > ThruPutRequest.LongestId)
        {
            Note(tag.Error(ErrorCodes.Value, $"request_id has {text.Length} characters; allowed are 1 to {ThruPutRequest.LongestId}"));
            return;
        }

        _id = text;
    }

    public void Time(Tag tag, string text)
    {
        if (ThruPutTime.TryParse(text, out var time))
        {
            _time = time;
        }
        else if (text.Length > 0)
        {
            Note(tag.Error(ErrorCodes.Value, $"date_time {MessageCursor.Shown(text)} is not a time: yyyymmddhhMMssth, 16 digits"));
        }
    }

    public void Version(Tag tag, string text)
    {
        _versionTag = tag;
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0)
        {
            _version = version;
        }
        else
        {
            Note(
                tag.Error(ErrorCodes.DataVersion, $"data_version {MessageCursor.Shown(text)} is not a version: four digits, such as 0001")
            );
        }
    }

    public void Body(Tag tag, ThruPutType type, ThruPutRequest? body)
    {
        _bodyTag = tag;
        _bodyType = type;
        _body = body;
    }

    /// <summary>The message ended: looks at what belongs together.</summary>
    public void Close(Tag root)
    {
        Need(root, "protocol_version");
        Need(root, "request");
        if (Request.Name is null)
        {
            return;
        }

        Need(Request, "request_type");
        Need(Request, "request_id");
        Need(Request, "data_version");
        if (_type is not { } type)
        {
            return;
        }

        if (_version > type.NewestVersion())
        {
            Note(
                _versionTag.Error(
                    ErrorCodes.DataVersion,
                    $"data_version {_version:D4} of {type.Code()} is not served: there is {string.Join(' ', Enumerable.Range(1, type.NewestVersion()).Select(version => version.ToString("D4", CultureInfo.InvariantCulture)))}"
                )
            );
        }

        if (_bodyType is { } body && body != type && !IsEmptyAlike(type, body))
        {
            Note(_bodyTag.Error(ErrorCodes.WrongBody, $"{_bodyTag.Name} does not belong to {type.Code()}: its body is {type.BodyTag()}"));
        }

        if (_bodyType != type)
        {
            _body = BodyReader.Empty(type);
            if (_body is null)
            {
                Note(Request.Error(ErrorCodes.TagMissing, $"{type.BodyTag()} is missing: it names the job"));
            }
        }
    }

    public RequestReading End()
    {
        var request = _error is null && _body is not null ? _body with { RequestId = _id, DateTime = _time, DataVersion = _version } : null;
        return new RequestReading(request, _error, _typeCode, _id, _version);
    }

    private void Need(Tag where, string tag)
    {
        if (!_seen.Contains(tag))
        {
            Note(where.Error(ErrorCodes.TagMissing, $"{tag} is missing in {where.Name}"));
        }
    }

    // Both bodies are always empty, and the original's own example of HSQ carries the other's.
    private static bool IsEmptyAlike(ThruPutType type, ThruPutType body) => (type, body) == (ThruPutType.Hsq, ThruPutType.Hsl);
}
