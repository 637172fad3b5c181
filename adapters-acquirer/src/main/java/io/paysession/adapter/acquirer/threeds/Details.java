package io.paysession.adapter.acquirer.threeds;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** Builds members of an answer's {@code authentication} group, path by path. */
record Details(RequestFields fields) {
    static final Details NONE = new Details(RequestFields.EMPTY);

    Details with(String path, String text) {
        return with(path, new Text(text));
    }

    Details with(String path, Option<String> text) {
        return text.map(said -> with(path, said)).getOrElse(this);
    }

    Details with(String path, boolean flag) {
        return with(path, new Flag(flag));
    }

    private Details with(String path, FieldValue value) {
        List<String> names = List.of(path.split("\\.")).reverse();
        Group tree = names.tail()
                .foldLeft(Group.EMPTY.with(names.head(), value), (inner, name) -> Group.EMPTY.with(name, inner));
        return new Details(fields.merge(new RequestFields(tree)));
    }

    Details without(String path) {
        return new Details(fields.without(path));
    }
}
